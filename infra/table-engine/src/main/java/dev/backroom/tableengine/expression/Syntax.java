package dev.backroom.tableengine.expression;

import java.util.List;

/** Parsed expressions as they stand in the text, placeholders unresolved. Holders of no state, so they may be kept and shared. */
final class Syntax {
    private Syntax() {}

    /** One step of a document path. */
    sealed interface Step {}

    record Name(String name) implements Step {}

    record NameRef(String placeholder) implements Step {}

    record Index(int index) implements Step {}

    /** What may stand where either a condition or an operand could: only the sign that follows decides. */
    sealed interface Part {}

    sealed interface Operand extends Part {}

    record Path(List<Step> steps) implements Operand {}

    record ValueRef(String placeholder) implements Operand {}

    record Function(String name, List<Operand> arguments) implements Operand {}

    sealed interface Node extends Part {}

    record And(Node left, Node right) implements Node {}

    record Or(Node left, Node right) implements Node {}

    record Not(Node node) implements Node {}

    /** One comparison or function call: the operator's name in capitals or the function's own, and its operands in order. */
    record Test(String operator, List<Operand> operands) implements Node {}

    /** What SET assigns. */
    sealed interface Assigned {}

    record Single(Operand operand) implements Assigned {}

    record Arithmetic(String sign, Operand left, Operand right) implements Assigned {}

    sealed interface Action {
        Path path();
    }

    record Set(Path path, Assigned value) implements Action {}

    record Remove(Path path) implements Action {}

    record Add(Path path, ValueRef value) implements Action {}

    record Delete(Path path, ValueRef value) implements Action {}
}
