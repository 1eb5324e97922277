package dev.usher.seededbugs;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One change of one method and its lambdas. The changed place must exist exactly once.
 *
 * @param type the name of the class
 */
record Alteration(String type, String method, CodeChange change) {

    /**
     * Returns the class with the change.
     *
     * @param others the loader of the classes that this one uses
     */
    byte[] apply(byte[] original, ClassLoader others) {
        ClassFile format =
                ClassFile.of(
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(others).cached()));
        AtomicInteger places = new AtomicInteger();
        MethodTransform altered =
                MethodTransform.transformingCode(change.reporting(places::incrementAndGet));
        byte[] result =
                format.transformClass(
                        format.parse(original),
                        (builder, element) -> {
                            if (element instanceof MethodModel found && isMeant(found)) {
                                builder.transformMethod(found, altered);
                            } else {
                                builder.with(element);
                            }
                        });
        if (places.get() != 1) {
            throw new BugDoesNotFit(
                    "%s.%s has %d places like the one to change, not 1"
                            .formatted(type, method, places.get()));
        }
        return result;
    }

    private boolean isMeant(MethodModel found) {
        String name = found.methodName().stringValue();
        return name.equals(method) || name.startsWith("lambda$" + method + "$");
    }
}
