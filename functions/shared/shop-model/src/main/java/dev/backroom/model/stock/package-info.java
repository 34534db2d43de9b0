/** Stock: levels per SKU and warehouse, and the changes that orders ask of them. */
@NullMarked
package dev.backroom.model.stock;

import org.jspecify.annotations.NullMarked;
