@NullMarked
package dev.backroom.cli.imports;

import org.jspecify.annotations.NullMarked;
