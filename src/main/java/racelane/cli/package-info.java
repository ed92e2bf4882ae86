/**
 * The verbs of the command line. Start with {@link racelane.cli.Cli}; one class a verb, defined once:
 * name, one line, options, action. Output with {@code --json} is a contract, held by the schemas under
 * {@code racelane/schema}.
 *
 * <p>Imports catalog, session and below; never ui. Needs no display.
 */
package racelane.cli;
