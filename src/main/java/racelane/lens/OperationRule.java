package racelane.lens;

import java.util.Map;

/**
 * What one kind of operation does, and which arguments tell it. Argument names are those of the event;
 * null where the event does not say.
 *
 * @param deed        what it does
 * @param type        the object's type
 * @param object      argument with the object's address
 * @param distance    what to subtract from that address to get the object's; where it is not 0 only known objects are meant
 * @param parent      argument with the parent's address
 * @param name        argument with the object's name
 * @param index       argument with its index at entry
 * @param counts      count name → argument read at entry
 * @param moves       the name of the count that a get, put or init moves
 * @param unit        the operation is the unit's own: it gives back the first reference, not one that a get took
 * @param returnIndex argument of the return with the index
 * @param returnCounts count name → argument read at return
 */
public record OperationRule(Deed deed, ObjectType type, String object, long distance, String parent, String name, String index,
        Map<String, String> counts, String moves, boolean unit, String returnIndex,
        Map<String, String> returnCounts) {}
