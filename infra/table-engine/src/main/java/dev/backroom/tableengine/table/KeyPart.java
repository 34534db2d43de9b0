package dev.backroom.tableengine.table;

import dev.backroom.tableengine.value.Type;

/** An attribute that keys are made of. */
public record KeyPart(String name, Type type) {}
