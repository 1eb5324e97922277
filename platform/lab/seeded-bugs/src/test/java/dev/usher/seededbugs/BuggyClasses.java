package dev.usher.seededbugs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;

/** Loads the classes of the services again, with a bug switched on. */
final class BuggyClasses extends ClassLoader {

    private final BugTransformer transformer;

    BuggyClasses(SeededBug bug) {
        super(BuggyClasses.class.getClassLoader());
        this.transformer =
                new BugTransformer(
                        bug,
                        failure -> {
                            throw new AssertionError(bug + " does not fit", failure);
                        });
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("dev.usher.") || name.startsWith("dev.usher.seededbugs.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = bytes.readAllBytes();
            byte[] altered =
                    transformer.transform(this, name.replace('.', '/'), null, null, original);
            byte[] used = altered == null ? original : altered;
            return defineClass(name, used, 0, used.length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Creates an object with the only constructor of that number of parameters. */
    Object make(String type, Object... arguments) {
        Constructor<?> constructor =
                Stream.of(type(type).getDeclaredConstructors())
                        .filter(one -> one.getParameterCount() == arguments.length)
                        .findFirst()
                        .orElseThrow();
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException failed) {
            throw new LinkageError(failed.getMessage(), failed);
        }
    }

    Object constant(String type, String name) {
        return Arrays.stream(type(type).getEnumConstants())
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Object call(Object target, String name, Object... arguments) {
        return call(target.getClass(), target, name, arguments);
    }

    Object callStatic(String type, String name, Object... arguments) {
        return call(type(type), null, name, arguments);
    }

    private static Object call(Class<?> type, Object target, String name, Object... arguments) {
        Method method =
                Stream.of(type.getDeclaredMethods())
                        .filter(one -> one.getName().equals(name))
                        .filter(one -> one.getParameterCount() == arguments.length)
                        .findFirst()
                        .orElseThrow();
        method.setAccessible(true);
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw new AssertionError(thrown.getCause());
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }

    private Class<?> type(String name) {
        try {
            return Class.forName(name, true, this);
        } catch (ClassNotFoundException absent) {
            throw new AssertionError(absent);
        }
    }
}
