package racelane.lens;

/**
 * What one event name means.
 *
 * @param event     the event's name
 * @param word      what it means
 * @param subject   argument with the subject (address, PID), or null
 * @param detail    a second argument: of a switch the state of the task that leaves, of a log its line (the
 *                  event's text where null), of a finding its kind (a kernel report where null), of an operation or note of a
 *                  trace that speaks the vocabulary its words; else null
 * @param call      for a call, return or point: the call it belongs to, else null
 * @param lock      for a lock's event: which lock, else null
 * @param free      for a free: its rule, else null
 * @param warning   for a warning: its rule, else null
 */
public record EventRule(String event, Word word, String subject, String detail, CallRule call, LockRule lock, FreeRule free, WarningRule warning) {
    /**
     * A function whose entry and return are events.
     *
     * @param function    its name where the event does not carry it
     * @param entry       event of the entry
     * @param returned    event of the return, or null if it has none
     * @param operation   what it does to an object, or null
     * @param holder      the argument that names who holds what is got inside it, or null
     * @param holderKind  what that is: file, disk, device
     * @param unit        the role it plays for managed memory, or null
     * @param result      argument of the return with the result, or null; negative means that it failed
     * @param inside      for a point: the function in which it lies
     */
    public record CallRule(String function, String entry, String returned, OperationRule operation, String holder, String holderKind,
            UnitRole unit, String result, String inside) {}

    /** A unit's probe makes managed memory, its remove gives it back. */
    public enum UnitRole { PROBE, REMOVE }

    /**
     * A lock.
     *
     * @param name  its name where the lens knows it, else null: then its address is its name
     * @param kind  mutex, spinlock, rwsem, or null
     */
    public record LockRule(String name, String kind) {}

    /**
     * A free.
     *
     * @param site        argument with the place that frees, or null
     * @param managedSite function whose frees carry out a unit's managed memory, or null
     */
    public record FreeRule(String site, String managedSite) {}

    /**
     * A count's complaint.
     *
     * @param value   argument with the value met, or null
     * @param text    argument with the message, or null
     */
    public record WarningRule(String value, String text) {}
}
