package racelane.scenario;

import java.util.Map;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * A parsed scenario file. {@link #compile} makes a program of it for one choice of configs; both report
 * every error of the file at once.
 */
public final class Scenario {
    /** Longest source that is read, in characters: four hundred times the longest bundled scenario. */
    public static final int MAX_CHARACTERS = 1 << 19;
    /** Deepest nesting of brackets, blocks and operators before operands. */
    static final int MAX_NESTING = 200;

    private final String file;
    private final String text;
    private final CommonTokenStream tokens;
    private final RaceParser.FileContext tree;

    private Scenario(String file, String text, CommonTokenStream tokens, RaceParser.FileContext tree) {
        this.file = file;
        this.text = text;
        this.tokens = tokens;
        this.tree = tree;
    }

    /**
     * Parses and checks a text with the defaults of its configs.
     *
     * @param file the file's name for messages
     * @throws ScenarioException with everything that is wrong
     */
    public static Scenario parse(String file, String text) throws ScenarioException {
        Errors errors = new Errors(file, text.length() > MAX_CHARACTERS ? "" : text);
        if (text.length() > MAX_CHARACTERS) {
            errors.at(1, 1, "the file has " + text.length() + " characters, a scenario may have " + MAX_CHARACTERS
                    + ": split it into several scenarios");
            errors.throwIfAny();
        }
        try {
            return parse(file, text, errors);
        } catch (StackOverflowError deep) {
            errors.at(1, 1, "an expression or a chain of statements is longer than the compiler can follow: split it into functions");
            errors.throwIfAny();
            throw deep;
        }
    }

    private static Scenario parse(String file, String text, Errors errors) throws ScenarioException {
        RaceLexer lexer = new RaceLexer(CharStreams.fromString(text, file));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new SyntaxErrors(errors));
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        checkNesting(tokens, errors);
        errors.throwIfAny();
        RaceParser parser = new RaceParser(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        RaceParser.FileContext tree;
        try {
            tree = parser.file();
        } catch (ParseCancellationException wrong) {
            // Only a wrong text pays for the second, thorough parse that explains it.
            tokens.seek(0);
            parser.reset();
            parser.addErrorListener(new SyntaxErrors(errors));
            parser.setErrorHandler(new DefaultErrorStrategy());
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            tree = parser.file();
        }
        Scenario scenario = new Scenario(file, text, tokens, tree);
        if (errors.any()) {
            // What is whole is checked all the same, so that all errors of the file are told at once.
            tree.children.removeIf(Scenario::isBroken);
        }
        new ProgramBuilder(file, tokens, errors).build(tree, Map.of());
        errors.throwIfAny();
        return scenario;
    }

    /**
     * The program for these configs.
     *
     * @param configs values of configs by name; the others keep the file's
     * @throws ScenarioException if there is no such config, or the program is wrong with these values
     */
    public Program compile(Map<String, Long> configs) throws ScenarioException {
        Errors errors = new Errors(file, text);
        ProgramBuilder builder = new ProgramBuilder(file, tokens, errors);
        builder.build(tree, configs);
        errors.throwIfAny();
        return new Program(builder);
    }

    /** The file's name as it was given. */
    public String file() {
        return file;
    }

    /** The source. */
    public String text() {
        return text;
    }

    private static boolean isBroken(ParseTree node) {
        if (node instanceof ErrorNode || node instanceof ParserRuleContext rule && rule.exception != null) {
            return true;
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            if (isBroken(node.getChild(i))) {
                return true;
            }
        }
        return false;
    }

    private static void checkNesting(CommonTokenStream tokens, Errors errors) {
        int depth = 0;
        int prefix = 0;
        for (Token token : tokens.getTokens()) {
            String word = token.getText();
            boolean operator = word.length() <= 2 && "-!~*&+?".indexOf(word.charAt(0)) >= 0 || word.equals("else");
            prefix = operator ? prefix + 1 : word.equals("if") || word.equals(":") ? prefix : 0;
            if (word.equals("(") || word.equals("{") || word.equals("[")) {
                depth++;
            } else if (word.equals(")") || word.equals("}") || word.equals("]")) {
                depth--;
            }
            if (depth > MAX_NESTING || prefix > MAX_NESTING) {
                errors.at(token, "nesting is deeper than " + MAX_NESTING + " levels: move the inner part into a function");
                return;
            }
        }
    }
}
