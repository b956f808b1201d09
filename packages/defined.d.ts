/** The version of the package. tools/release replaces the name with the text. */
declare const PACKAGE_VERSION: string;

/** The text that the command's `--help` prints. tools/release replaces the name with the text. */
declare const HELP: string;
