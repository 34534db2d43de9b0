@NullMarked
package dev.backroom.tiktok.order;

import org.jspecify.annotations.NullMarked;
