@NullMarked
package dev.backroom.tiktok.inventory;

import org.jspecify.annotations.NullMarked;
