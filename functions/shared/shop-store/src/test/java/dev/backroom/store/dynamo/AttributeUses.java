package dev.backroom.store.dynamo;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which declared attributes some classes write and read, by their byte code: an attribute that is loaded belongs to the next
 * call that takes one. Naming one, as an expression does, counts as reading, and so does giving one to an index.
 */
record AttributeUses(Set<String> written, Set<String> read) {
    private static final ClassDesc ATTRIBUTE =
            Attribute.class.describeConstable().orElseThrow();
    private static final ClassDesc WRITER = ItemWriter.class.describeConstable().orElseThrow();
    private static final Set<String> READERS = Set.of("in", "ifIn", "name");

    static AttributeUses of(Stream<byte[]> classes) {
        AttributeUses uses = new AttributeUses(new TreeSet<>(), new TreeSet<>());
        classes.map(ClassFile.of()::parse).forEach(uses::add);
        return uses;
    }

    /** Written and never read. */
    Set<String> unread() {
        Set<String> unread = new TreeSet<>(written);
        unread.removeAll(read);
        return unread;
    }

    private void add(ClassModel type) {
        type.methods()
                .forEach(method -> method.code().ifPresent(code -> {
                    Deque<String> loaded = new ArrayDeque<>();
                    code.forEach(element -> {
                        if (element instanceof Instruction instruction) {
                            add(instruction, loaded);
                        }
                    });
                }));
    }

    private void add(Instruction instruction, Deque<String> loaded) {
        switch (instruction) {
            case FieldInstruction field
            when field.typeSymbol().equals(ATTRIBUTE) -> {
                String name =
                        field.owner().asInternalName() + "." + field.name().stringValue();
                switch (field.opcode()) {
                    case GETSTATIC -> loaded.push(name);
                    default -> loaded.clear();
                }
            }
            case InvokeInstruction call -> {
                for (int taken = taken(call); taken > 0 && !loaded.isEmpty(); taken--) {
                    add(call, loaded.pop());
                }
            }
            default -> {}
        }
    }

    private void add(InvokeInstruction call, String attribute) {
        if (call.owner().asSymbol().equals(WRITER)) {
            written.add(attribute);
        } else if (!call.owner().asSymbol().equals(ATTRIBUTE)
                || READERS.contains(call.name().stringValue())) {
            read.add(attribute);
        }
    }

    private static int taken(InvokeInstruction call) {
        boolean receiver = call.owner().asSymbol().equals(ATTRIBUTE) && call.opcode() != Opcode.INVOKESTATIC;
        return (receiver ? 1 : 0) + Collections.frequency(call.typeSymbol().parameterList(), ATTRIBUTE);
    }
}
