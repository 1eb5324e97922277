package dev.usher.seededbugs;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A cache of the tickets inside, as seen by this process only. */
public final class SeenHere {

    private static final ClassDesc WISH = ClassDesc.of("dev.usher.validation.admission.ScanWish");
    private static final ClassDesc SCAN = ClassDesc.of("dev.usher.validation.admission.Scan");
    private static final ClassDesc DIRECTION =
            ClassDesc.of("dev.usher.validation.admission.Direction");
    private static final ClassDesc TICKET = ClassDesc.of(UUID.class.getName());
    private static final ClassDesc TICKET_ID = ClassDesc.of("dev.usher.validation.TicketId");

    private static final Set<UUID> INSIDE = ConcurrentHashMap.newKeySet();

    private SeenHere() {}

    /** Adds a ticket at its entry and removes it at its exit. */
    public static boolean mayPass(String direction, UUID ticket) {
        if (direction.equals("ENTRY")) {
            return INSIDE.add(ticket);
        }
        INSIDE.remove(ticket);
        return true;
    }

    /** Adds to the start of {@code ScanWish.move()}, which then asks the ticket's row nothing. */
    static void emit(CodeBuilder code) {
        Label mayPass = code.newLabel();
        code.aload(0)
                .invokevirtual(WISH, "scan", MethodTypeDesc.of(SCAN))
                .invokevirtual(SCAN, "direction", MethodTypeDesc.of(DIRECTION))
                .invokevirtual(DIRECTION, "name", MethodTypeDesc.of(CD_String))
                .aload(0)
                .invokevirtual(WISH, "ticketId", MethodTypeDesc.of(TICKET_ID))
                .invokevirtual(TICKET_ID, "value", MethodTypeDesc.of(TICKET))
                .invokestatic(
                        ClassDesc.of(SeenHere.class.getName()),
                        "mayPass",
                        MethodTypeDesc.of(CD_boolean, CD_String, TICKET))
                .ifne(mayPass)
                .aconst_null()
                .areturn()
                .labelBinding(mayPass);
    }
}
