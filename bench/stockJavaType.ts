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

/** Lambda's flags for Java 17: only the C1 compiler, and the serial garbage collector. */
const JAVA_FLAGS = ['-XX:+TieredCompilation', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m'];

/** The template has ranges of versions. These versions are pinned. Older versions are not on Maven Central. */
const PLUGIN_RANGE = '<version>[2.0.0,3.0.0)</version>';
const PLUGIN_VERSION = '<version>2.2.5</version>';
const SCHEMA_VERSION = `<dependencyManagement><dependencies><dependency>
  <groupId>software.amazon.cloudformation</groupId>
  <artifactId>aws-cloudformation-resource-schema</artifactId>
  <version>2.0.10</version>
</dependency></dependencies></dependencyManagement>
`;
/** The client for Cognito, in the SDK version that the plugin uses. */
const COGNITO = `<dependency>
  <groupId>software.amazon.awssdk</groupId>
  <artifactId>cognitoidentityprovider</artifactId>
  <version>2.19.0</version>
</dependency>
`;

/**
 * Generates the type in Java, adds our handlers, and builds it with Maven, unless the same sources were built before.
 * @throws Error with the name of the program that is missing or failed
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
    // Maven calls the CLI to generate the models.
    const env = { ...process.env, PATH: `${generator().bin}:${process.env.PATH}` };
    runQuietly('mvn', ['-q', '-B', '-f', POM, 'package', '-DskipTests', '-Djacoco.skip=true'], env);
    writeFileSync(BUILT_FROM, wanted);
  }
  mkdirSync(TEMPORARY, { recursive: true });
  return { handler: JAVA_PROGRAM, livesPerRound: 20 };
}

/** The plugin deletes everything in the temporary folder at every event, so it gets a separate one. Measured.java checks that. */
export const JAVA_PROGRAM: Program = {
  command: 'java',
  args: [...JAVA_FLAGS, `-Djava.io.tmpdir=${TEMPORARY}`, '-cp', JAR, 'com.my.cognito.userpoolclient.Measured'],
  folder: GENERATED,
};

/** Removes the packages' signatures from the archive. Lambda ignores them, but Java alone would refuse the archive. */
const SIGNATURES = '<exclude>META-INF/*.SF</exclude><exclude>META-INF/*.RSA</exclude>';

function adapted(pom: string): string {
  return pom
    .replace('<excludes>', (opening) => `${opening}${SIGNATURES}`)
    .replace(PLUGIN_RANGE, PLUGIN_VERSION)
    .replace('<dependencies>', (opening) => `${SCHEMA_VERSION}${opening}\n${COGNITO}`);
}
