package racelane.analysis;

import java.util.ArrayList;
import java.util.List;
import racelane.lens.ObjectType;

/** An address while the trace is being walked: its lives and the observations of its counts. */
final class TrackedObject {
    final long address;
    final ObjectType type;
    final List<LifeDraft> lives = new ArrayList<>();
    final List<CurveBuilder> curves = new ArrayList<>();
    int firstRow;
    /** Nothing is concluded about it until its next init: an entry and a return did not fit. */
    boolean doubtful;

    TrackedObject(long address, ObjectType type, int firstRow) {
        this.address = address;
        this.type = type;
        this.firstRow = firstRow;
        type.counts().forEach(count -> curves.add(new CurveBuilder(count.name())));
    }

    LifeDraft last() {
        return lives.get(lives.size() - 1);
    }

    LifeDraft begin(int row, boolean inferred) {
        LifeDraft life = new LifeDraft(address, lives.size() + 1, row, inferred);
        if (!lives.isEmpty() && inferred) {
            life.name = last().name;
        }
        lives.add(life);
        curves.forEach(CurveBuilder::restart);
        doubtful = false;
        return life;
    }

    CountedObject object(int id) {
        List<Life> done = new ArrayList<>();
        lives.forEach(life -> done.add(life.life()));
        List<RefcountCurve> built = new ArrayList<>();
        curves.forEach(curve -> built.add(curve.build()));
        return new CountedObject(id, address, type, List.copyOf(done), List.copyOf(built));
    }
}
