/** After the sale: cases are read again, kept, answered, and told before their deadline. */
@NullMarked
package dev.backroom.desk.aftersale;

import org.jspecify.annotations.NullMarked;
