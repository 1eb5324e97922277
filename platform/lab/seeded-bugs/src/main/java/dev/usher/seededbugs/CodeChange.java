package dev.usher.seededbugs;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** A change of a method's code. */
@FunctionalInterface
interface CodeChange {

    /** Returns the transformation, which reports each place that it changes. */
    CodeTransform reporting(Runnable place);

    /** Replaces a part of a text constant. */
    static CodeChange text(String from, String to) {
        return replacing((code, element) -> {
            if (element instanceof ConstantInstruction constant
                    && constant.constantValue() instanceof String value
                    && value.contains(from)) {
                code.loadConstant(value.replace(from, to));
                return true;
            }
            return false;
        });
    }

    /** Replaces calls of a method. */
    static CodeChange insteadOf(String owner, String name, Consumer<CodeBuilder> instead) {
        return replacing((code, element) -> {
            if (element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals(owner.replace('.', '/'))
                    && call.name().equalsString(name)) {
                instead.accept(code);
                return true;
            }
            return false;
        });
    }

    /** Adds code before each return. */
    static CodeChange beforeReturn(Consumer<CodeBuilder> more) {
        return replacing((code, element) -> {
            if (element instanceof ReturnInstruction) {
                more.accept(code);
                code.with(element);
                return true;
            }
            return false;
        });
    }

    /** Adds code at the start. */
    static CodeChange first(Consumer<CodeBuilder> more) {
        return place ->
                new CodeTransform() {
                    @Override
                    public void atStart(CodeBuilder code) {
                        place.run();
                        more.accept(code);
                    }

                    @Override
                    public void accept(CodeBuilder code, CodeElement element) {
                        code.with(element);
                    }
                };
    }

    /** Replaces the whole body. */
    static CodeChange body(Consumer<CodeBuilder> instead) {
        return place ->
                new CodeTransform() {
                    @Override
                    public void atStart(CodeBuilder code) {
                        place.run();
                        instead.accept(code);
                    }

                    @Override
                    public void accept(CodeBuilder code, CodeElement element) {
                        // The original code is omitted.
                    }
                };
    }

    private static CodeChange replacing(BiPredicate<CodeBuilder, CodeElement> replaced) {
        return place ->
                (code, element) -> {
                    if (replaced.test(code, element)) {
                        place.run();
                    } else {
                        code.with(element);
                    }
                };
    }
}
