package racelane.compare;

import java.util.List;
import racelane.report.Letter;
import racelane.scenario.Setting;

/**
 * A sentence of a mail and what became of its claims when they were asked.
 *
 * @param sentence the sentence
 * @param answers  what was found, the report itself first; empty where nothing could be asked
 * @param untested why nothing was asked; null otherwise
 */
public record TestedClaim(Letter.Sentence sentence, List<Answer> answers, String untested) {
    /** What an answer says of the claim. */
    public enum Word {
        HOLDS("holds"), NOT("does not hold"), SUPPOSED("supposed"), OPEN("not told");

        private final String words;

        Word(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Where an answer comes from. */
    public enum Source {
        REPORT("in the report"), MODEL("in the model"), CAPTURE("in a capture");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One thing that was found.
     *
     * @param said    a sentence without its end
     * @param place   file and line where it stands; null where a search found it
     * @param setting the scenario that was searched; null where a place shows it
     * @param options what repeats the search: options of {@code explore}
     */
    public record Answer(Word word, Source source, String said, String place, Setting setting, String options) {
        static Answer at(Word word, Source source, String said, String place) {
            return new Answer(word, source, said, place, null, null);
        }

        static Answer searched(Word word, String said, Setting setting, String options) {
            return new Answer(word, Source.MODEL, said, null, setting, options);
        }

        /** {@code does not hold in the model}. */
        public String verdict() {
            return word == Word.SUPPOSED ? "if it were so, in a model" : word.words() + " " + source.words();
        }
    }

    public TestedClaim {
        answers = List.copyOf(answers);
    }
}
