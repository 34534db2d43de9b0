/** Runs template.yaml on one machine: the same resources, the same functions, AWS's own rules between them. */
@NullMarked
package dev.backroom.localcloud;

import org.jspecify.annotations.NullMarked;
