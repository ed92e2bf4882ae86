package racelane.sim;

/** Is told what a step does, while it does it: for traces and for words on the screen. Searches run without one. */
interface Witness {
    /** What was done. */
    enum Deed {
        LOAD, STORE, SET_COUNT, READ_COUNT, GET, PUT, LOCK, TRY_FAILED, UNLOCK, ALLOC, FREE, COMPLETE, WAIT_FOR, WAIT, SLEEP, QUEUE, FLUSH,
        RCU_LOCK, RCU_UNLOCK, RCU_SYNC, RCU_SYNCED, CALL_RCU, INSERT, LOOKUP, REMOVE, LIST_ADD, LIST_DEL, LIST_EMPTY, FOR_NEXT, DEVRES_ADD,
        DEVRES_RELEASE, CHOOSE, MODULE, WORK_START, CALLBACK_START, CALL, RETURN, PRINT, END
    }

    /**
     * @param pc      the instruction
     * @param pointer what it was done to, or 0
     * @param before  value before, or what was read or looked for
     * @param after   value after, or the result
     * @param text    a name or a text, or null
     */
    void saw(Deed deed, int pc, long pointer, long before, long after, String text);

    void found(Finding finding);
}
