package dev.usher.bench.qr;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * Draws with the classes of ticket-service. They are visible to their own package only, so they are
 * reached by their names; a test compares these with the sources. A constant method handle costs as
 * much as a call.
 */
final class ServiceDrawing {

    static final String PACKAGE = "dev.usher.ticket.wallet";
    static final String CODE = "QrCode";
    static final String PNG = "QrPng";
    static final String MAKE = "of";
    static final String DRAW = "draw";

    private static final MethodHandle MAKING;
    private static final MethodHandle DRAWING;

    static {
        try {
            Class<?> code = Class.forName(PACKAGE + "." + CODE);
            MAKING =
                    handle(code, MAKE, String.class)
                            .asType(MethodType.methodType(Object.class, String.class));
            DRAWING =
                    handle(Class.forName(PACKAGE + "." + PNG), DRAW, code, int.class)
                            .asType(MethodType.methodType(byte[].class, Object.class, int.class));
        } catch (ReflectiveOperationException absent) {
            throw new ExceptionInInitializerError(absent);
        }
    }

    private ServiceDrawing() {}

    private static MethodHandle handle(Class<?> type, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return MethodHandles.lookup().unreflect(method);
    }

    static byte[] png(String credential, int size) {
        try {
            return (byte[]) DRAWING.invokeExact((Object) MAKING.invokeExact(credential), size);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
