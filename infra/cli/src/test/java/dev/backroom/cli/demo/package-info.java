@NullMarked
package dev.backroom.cli.demo;

import org.jspecify.annotations.NullMarked;
