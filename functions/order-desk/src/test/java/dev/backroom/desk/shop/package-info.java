@NullMarked
package dev.backroom.desk.shop;

import org.jspecify.annotations.NullMarked;
