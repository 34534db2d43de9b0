@NullMarked
package dev.backroom.tiktok.http;

import org.jspecify.annotations.NullMarked;
