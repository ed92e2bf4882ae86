package racelane.lens;

/** What an operation does to a counted object. */
public enum Deed {
    /** The memory is handed out: begins a life. An init that follows belongs to it. */
    ALLOC,
    /** Begins a life, with its first reference, which belongs to the unit. */
    INIT,
    GET,
    PUT,
    /** The unit gives the object up; its own put lies inside. */
    REMOVE,
    /** The count has reached zero and the object is taken out of sight; its memory may stay. */
    RELEASE,
    /** The object's memory is freed in this call. */
    FREE,
    /** The object is only named, its counts read. */
    OBSERVE,
    /** The object's memory is read or written: that it lives is needed, and its counts may be told. */
    ACCESS
}
