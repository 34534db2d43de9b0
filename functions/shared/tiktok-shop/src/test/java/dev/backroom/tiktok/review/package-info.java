@NullMarked
package dev.backroom.tiktok.review;

import org.jspecify.annotations.NullMarked;
