/** What {@code doctor} checks, each finding with its remedy. */
@NullMarked
package dev.backroom.cli.doctor;

import org.jspecify.annotations.NullMarked;
