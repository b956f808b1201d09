/** The version of the package. tools/release puts the text in place of the name. */
declare const PACKAGE_VERSION: string;

/** What `--help` of the command prints. tools/release puts the text in place of the name. */
declare const HELP: string;
