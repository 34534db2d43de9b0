@NullMarked
package dev.backroom.tiktok.aftersale;

import org.jspecify.annotations.NullMarked;
