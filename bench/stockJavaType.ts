import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { GENERATED_FOLDER, generate, generator, runQuietly } from './generator';
import type { Program, Side } from './sides';

const FOLDER = join(__dirname, 'stockJava');
const GENERATED = join(GENERATED_FOLDER, 'java');
const SOURCES = join(GENERATED, 'src/main/java/com/my/cognito/userpoolclient');
const POM = join(GENERATED, 'pom.xml');
const JAR = join(GENERATED, 'target', 'my-cognito-userpoolclient-handler-1.0-SNAPSHOT.jar');
const BUILT_FROM = join(GENERATED, '.built-from');
const TEMPORARY = join(GENERATED, 'tmp');

/** How Lambda starts Java 17: the quick compiler alone, and the small collector of garbage. */
const JAVA_FLAGS = ['-XX:+TieredCompilation', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m'];

/** The template asks for the newest releases, so these are pinned. Older ones are not on Maven Central. */
const PLUGIN_RANGE = '<version>[2.0.0,3.0.0)</version>';
const PLUGIN_VERSION = '<version>2.2.5</version>';
const SCHEMA_VERSION = `<dependencyManagement><dependencies><dependency>
  <groupId>software.amazon.cloudformation</groupId>
  <artifactId>aws-cloudformation-resource-schema</artifactId>
  <version>2.0.10</version>
</dependency></dependencies></dependencyManagement>
`;
/** In the version of the SDK that the plugin brings along. */
const COGNITO = `<dependency>
  <groupId>software.amazon.awssdk</groupId>
  <artifactId>cognitoidentityprovider</artifactId>
  <version>2.19.0</version>
</dependency>
`;

/**
 * Generates the type in Java, puts our handlers into it, and has Maven build it, unless that was done.
 * @throws Error that names what is missing on this machine
 */
export async function buildJavaType(): Promise<Omit<Side, 'name'>> {
  runQuietly('java', ['-version']);
  runQuietly('mvn', ['--version']);
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.java'));
  const inputs = [...files.map((file) => join(FOLDER, file)), __filename, join(PROJECT_ROOT, 'my-cognito-userpoolclient.json')];
  const wanted = inputs.map((file) => readFileSync(file, 'utf8')).join('');
  if (!existsSync(BUILT_FROM) || readFileSync(BUILT_FROM, 'utf8') !== wanted) {
    generate('java', GENERATED);
    for (const file of files) copyFileSync(join(FOLDER, file), join(SOURCES, file));
    writeFileSync(POM, adapted(readFileSync(POM, 'utf8')));
    // Maven has the CLI generate the models.
    const env = { ...process.env, PATH: `${generator().bin}:${process.env.PATH}` };
    runQuietly('mvn', ['-q', '-B', '-f', POM, 'package', '-DskipTests', '-Djacoco.skip=true'], env);
    writeFileSync(BUILT_FROM, wanted);
  }
  mkdirSync(TEMPORARY, { recursive: true });
  return { handler: JAVA_PROGRAM, livesPerRound: 20 };
}

/** The plugin deletes all that is in the temporary folder at every event, so it gets one of its own. Measured.java insists on that. */
export const JAVA_PROGRAM: Program = {
  command: 'java',
  args: [...JAVA_FLAGS, `-Djava.io.tmpdir=${TEMPORARY}`, '-cp', JAR, 'com.my.cognito.userpoolclient.Measured'],
  folder: GENERATED,
};

/** Signatures of the packages that the one archive is made of. Lambda unpacks it and looks at none; Java by itself does. */
const SIGNATURES = '<exclude>META-INF/*.SF</exclude><exclude>META-INF/*.RSA</exclude>';

function adapted(pom: string): string {
  return pom
    .replace('<excludes>', (opening) => `${opening}${SIGNATURES}`)
    .replace(PLUGIN_RANGE, PLUGIN_VERSION)
    .replace('<dependencies>', (opening) => `${SCHEMA_VERSION}${opening}\n${COGNITO}`);
}
