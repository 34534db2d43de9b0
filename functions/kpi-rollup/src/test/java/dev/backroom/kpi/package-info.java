@NullMarked
package dev.backroom.kpi;

import org.jspecify.annotations.NullMarked;
