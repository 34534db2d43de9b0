package dev.backroom.architecture.sample.large;

import java.util.List;
import java.util.function.Consumer;

/** Too many fields, a method with too many parameters, and one that goes on and on, though within a lambda. */
public record Wide(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k) {
    /** Seven things at once. */
    public static int asks(int a, int b, int c, int d, int e, int f, int g) {
        return a + b + c + d + e + f + g;
    }

    /** Within the bounds. */
    public static int asks(int a, int b) {
        return a + b;
    }

    /** Its lines are those of what it passes on. */
    public static void runsOn(List<Consumer<String>> all) {
        all.forEach(told -> {
            told.accept("0");
            told.accept("1");
            told.accept("2");
            told.accept("3");
            told.accept("4");
            told.accept("5");
            told.accept("6");
            told.accept("7");
            told.accept("8");
            told.accept("9");
            told.accept("10");
            told.accept("11");
            told.accept("12");
            told.accept("13");
            told.accept("14");
            told.accept("15");
            told.accept("16");
            told.accept("17");
            told.accept("18");
            told.accept("19");
            told.accept("20");
            told.accept("21");
            told.accept("22");
            told.accept("23");
            told.accept("24");
            told.accept("25");
            told.accept("26");
            told.accept("27");
            told.accept("28");
            told.accept("29");
            told.accept("30");
            told.accept("31");
            told.accept("32");
            told.accept("33");
            told.accept("34");
            told.accept("35");
            told.accept("36");
            told.accept("37");
            told.accept("38");
            told.accept("39");
            told.accept("40");
            told.accept("41");
            told.accept("42");
            told.accept("43");
            told.accept("44");
            told.accept("45");
            told.accept("46");
            told.accept("47");
            told.accept("48");
            told.accept("49");
            told.accept("50");
            told.accept("51");
            told.accept("52");
            told.accept("53");
            told.accept("54");
        });
    }
}
