package dev.usher.seededbugs;

import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** A listener's bug: it hands its work to another thread and returns at once. */
public final class HandedOver {

    /** A delay as if several messages were collected first. */
    private static final long DELAY_MILLIS = 500;

    private static final ScheduledExecutorService THREAD =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("handed-over").daemon().unstarted(task));

    private HandedOver() {}

    /** Replaces {@code transaction.executeWithoutResult(work)}; failures are lost. */
    public static void run(TransactionOperations transaction, Consumer<TransactionStatus> work) {
        ScheduledFuture<?> _ =
                THREAD.schedule(
                        () -> transaction.executeWithoutResult(work),
                        DELAY_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    static void emit(CodeBuilder code) {
        code.invokestatic(
                ClassDesc.of(HandedOver.class.getName()),
                "run",
                MethodTypeDesc.of(
                        CD_void,
                        ClassDesc.of(TransactionOperations.class.getName()),
                        ClassDesc.of(Consumer.class.getName())));
    }
}
