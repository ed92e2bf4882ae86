package racelane.compare;

import java.util.List;
import java.util.stream.Collectors;
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
     * @param asked   what was asked
     * @param said    a sentence without its end
     * @param place   file and line where it stands; null where a search found it
     * @param setting the scenario that was searched; null where a place shows it
     * @param options what repeats the search: options of {@code explore}
     * @param weight  of several of one claim from one kind of source the heaviest are told
     */
    public record Answer(Claim.Asked asked, Word word, Source source, String said, String place, Setting setting, String options, int weight) {
        static Answer at(Claim.Asked asked, Word word, Source source, String said, String place) {
            return new Answer(asked, word, source, said, place, null, null, 0);
        }

        static Answer searched(Claim.Asked asked, Word word, String said, Setting setting, String options) {
            return new Answer(asked, word, Source.MODEL, said, null, setting, options, 0);
        }

        /** {@code does not hold in the model}; of what goes wrong somewhere, that it can. */
        public String verdict() {
            if (word == Word.SUPPOSED) {
                return "if it were so, in a model";
            }
            String words = word.words();
            if (asked == Claim.Asked.MEETS && source != Source.REPORT && word != Word.OPEN) {
                words = word == Word.NOT ? "does not come about" : source == Source.MODEL ? "can come about" : "comes about";
                return source == Source.MODEL ? words + " in a model" : words + " " + source.words();
            } else if (asked == Claim.Asked.RACES && word != Word.OPEN) {
                words = word == Word.NOT ? "does not lead to the report" : "leads to the report";
            }
            return words + " " + source.words();
        }

        /** Of the claim's opposite. */
        Answer negated() {
            Word other = word == Word.HOLDS ? Word.NOT : word == Word.NOT ? Word.HOLDS : word;
            // Told of the sentence, no longer of what goes wrong in it.
            return new Answer(asked == Claim.Asked.MEETS || asked == Claim.Asked.RACES ? Claim.Asked.GETS : asked, other, source, said, place, setting, options, weight);
        }
    }

    public TestedClaim {
        answers = List.copyOf(answers);
    }

    /** All verdicts, each once, in order; why there is none otherwise. */
    public String verdicts() {
        return untested != null ? "not tested" : answers.stream().map(Answer::verdict).distinct().collect(Collectors.joining("; "));
    }
}
