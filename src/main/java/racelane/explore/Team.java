package racelane.explore;

import java.util.ArrayList;
import java.util.List;
import racelane.trace.Workers;

/**
 * What the threads of one search work with: a stepper and a reduction each, since machines are not for several
 * threads at once; what the reduction knows of the code is worked out once and shared.
 */
record Team(List<Member> members, Workers workers) {
    /** @param reduction or null in a plain search */
    record Member(Stepper stepper, Reduction reduction) {}

    /** The first member is given; there is one for each core. */
    static Team of(Stepper stepper, Reduction reduction, Workers workers) {
        List<Member> members = new ArrayList<>();
        members.add(new Member(stepper, reduction));
        while (members.size() < workers.cores()) {
            Stepper another = stepper.another();
            members.add(new Member(another, reduction == null ? null : reduction.another(another)));
        }
        return new Team(members, workers);
    }
}
