package racelane.scenario;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Turns the parser's complaints into sentences of ours. */
final class SyntaxErrors extends BaseErrorListener {
    private static final int EXPECTED_SHOWN = 6;
    private final Errors errors;

    SyntaxErrors(Errors errors) {
        this.errors = errors;
    }

    @Override
    public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message, RecognitionException cause) {
        if (symbol instanceof Token token && recognizer instanceof Parser parser) {
            errors.at(line, column + 1, describe(token, parser, cause));
        } else {
            errors.at(line, column + 1, "this character is not part of the language: take it out");
        }
    }

    private static String describe(Token token, Parser parser, RecognitionException cause) {
        switch (token.getType()) {
            case RaceLexer.OPEN_STRING:
                return "the string is not closed on its line: write a \" at its end";
            case RaceLexer.OPEN_COMMENT:
                return "the comment is never closed: write */ at its end";
            case RaceLexer.OTHER:
                return "'" + token.getText() + "' is not part of the language: take it out";
            default:
        }
        String seen = token.getType() == Token.EOF ? "the file ends here" : "'" + shorten(token.getText()) + "' does not fit here";
        IntervalSet expected = cause == null ? parser.getExpectedTokens() : cause.getExpectedTokens();
        String wanted = expected == null ? "" : wanted(expected);
        return seen + (wanted.isEmpty() ? ": write an expression, a statement or a declaration" : ": write " + wanted + " instead");
    }

    private static String wanted(IntervalSet expected) {
        List<String> words = new ArrayList<>();
        boolean name = false;
        for (int type : expected.toList()) {
            if (type == RaceLexer.ID) {
                name = true;
            } else if (type > 0 && RaceParser.VOCABULARY.getLiteralName(type) != null
                    && (type < RaceLexer.X || type > RaceLexer.SELF)) {
                words.add(RaceParser.VOCABULARY.getLiteralName(type));
            } else if (type == RaceLexer.STRING) {
                words.add("a string");
            } else if (type == RaceLexer.NUMBER) {
                words.add("a number");
            }
        }
        if (name) {
            words.add(0, "a name");
        }
        if (words.isEmpty() || words.size() > EXPECTED_SHOWN) {
            return "";
        }
        return String.join(" or ", words);
    }

    private static String shorten(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
