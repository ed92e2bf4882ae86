package racelane.analysis;

/** A life while the trace is being walked. */
final class LifeDraft {
    final long address;
    final int number;
    int bornRow;
    boolean bornInferred;
    int initEndRow = -1;
    String name;
    int index = -1;
    int releasedRow = -1;
    int removedRow = -1;
    int freeFromRow = -1;
    int freeToRow = -1;
    int freeLane = -1;
    boolean freeSeen;
    /** Its memory was seen handed out. */
    boolean allocated;
    long parent;
    int parentLife;

    LifeDraft(long address, int number, int bornRow, boolean bornInferred) {
        this.address = address;
        this.number = number;
        this.bornRow = bornRow;
        this.bornInferred = bornInferred;
    }

    boolean isFreed() {
        return freeFromRow >= 0;
    }

    void freed(int fromRow, int toRow, int lane, boolean seen) {
        freeFromRow = fromRow;
        freeToRow = toRow;
        freeLane = lane;
        freeSeen = seen;
    }

    Life life() {
        return new Life(address, number, name, index, bornRow, initEndRow, bornInferred, releasedRow, removedRow,
                freeFromRow, freeToRow, freeSeen, parent, parentLife);
    }
}
