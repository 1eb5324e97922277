package dev.usher.seededbugs;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.UUID;

/** Removes the keys that make a ticket unique for its seat. */
final class NaturalKey {

    private static final String DROP =
            "alter table ticket drop constraint if exists ticket_order_id_line_id_seat_key";

    /** The service's own role may not change a table, so this service works as the owner. */
    static final List<String> AS_OWNER =
            List.of(
                    "-Dspring.datasource.username=ticket_owner",
                    "-Dspring.datasource.password=ticket_owner");

    private static final ClassDesc TICKET_ID = ClassDesc.of("dev.usher.ticket.TicketId");
    private static final ClassDesc ANY = ClassDesc.of(UUID.class.getName());
    private static final ClassDesc DATABASE =
            ClassDesc.of("org.springframework.jdbc.core.simple.JdbcClient");
    private static final ClassDesc STATEMENT = DATABASE.nested("StatementSpec");

    private NaturalKey() {}

    /** Replaces {@code idOf}: a random id that does not depend on the seat. */
    static void anyId(CodeBuilder code) {
        code.new_(TICKET_ID)
                .dup()
                .invokestatic(ANY, "randomUUID", MethodTypeDesc.of(ANY))
                .invokespecial(TICKET_ID, INIT_NAME, MethodTypeDesc.of(CD_void, ANY))
                .areturn();
    }

    /** Adds to the end of a constructor whose first parameter is the migrated database. */
    static void dropConstraint(CodeBuilder code) {
        code.aload(1)
                .loadConstant(DROP)
                .invokeinterface(DATABASE, "sql", MethodTypeDesc.of(STATEMENT, CD_String))
                .invokeinterface(STATEMENT, "update", MethodTypeDesc.of(CD_int))
                .pop();
    }
}
