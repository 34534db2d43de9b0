package dev.backroom.tableengine.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member of a request may be: its JSON type, and the bounds that the API's model gives. */
sealed interface Shape {
    int UNBOUNDED = Integer.MAX_VALUE;

    /** @param values of an enumeration in the order in which the service lists them; empty for any text */
    record Text(int shortest, int longest, @Nullable String pattern, List<String> values) implements Shape {}

    record Flag() implements Shape {}

    /** @param javaType the name that errors give to the type, Integer or Long */
    record Whole(String javaType, long least, long most) implements Shape {}

    record Blob() implements Shape {}

    /** A table's name, or its ARN where the operation takes one. */
    record TableName(boolean created) implements Shape {}

    record Listed(Shape member, int shortest, int longest) implements Shape {}

    record Mapped(String javaType, Shape value) implements Shape {}

    record Structure(String name, List<Member> members) implements Shape {
        @Nullable
        Shape member(String wanted) {
            for (Member member : members) {
                if (member.name().equals(wanted)) {
                    return member.shape();
                }
            }
            return null;
        }

        Structure and(String member, boolean required, Shape shape) {
            List<Member> more = new ArrayList<>(members);
            more.add(new Member(member, required, shape));
            return new Structure(name, List.copyOf(more));
        }

        Structure with(String member, Shape shape) {
            return and(member, false, shape);
        }

        Structure needs(String member, Shape shape) {
            return and(member, true, shape);
        }
    }

    /** The structure of the ten types, which contains itself. */
    record AttributeValue() implements Shape {}

    record Member(String name, boolean required, Shape shape) {}

    Text ANY_TEXT = new Text(0, UNBOUNDED, null, List.of());
    Flag FLAG = new Flag();
    Mapped ITEM = new Mapped("com.amazonaws.dynamodb.v20120810.AttributeValue", new AttributeValue());
    Mapped NAMES = new Mapped("java.lang.String", ANY_TEXT);

    static Text text(int shortest, int longest) {
        return new Text(shortest, longest, null, List.of());
    }

    static Text oneOf(String... values) {
        return new Text(0, UNBOUNDED, null, List.of(values));
    }

    static Text name() {
        return new Text(3, 255, "[a-zA-Z0-9_.-]+", List.of());
    }

    static Whole integer(long least, long most) {
        return new Whole("Integer", least, most);
    }

    static Whole atLeast(long least) {
        return new Whole("Integer", least, Long.MAX_VALUE);
    }

    static Whole units() {
        return new Whole("Long", 1, Long.MAX_VALUE);
    }

    static Listed list(Shape member) {
        return new Listed(member, 0, UNBOUNDED);
    }

    static Listed list(Shape member, int shortest, int longest) {
        return new Listed(member, shortest, longest);
    }

    static Structure structure(String name) {
        return new Structure(name, List.of());
    }
}
