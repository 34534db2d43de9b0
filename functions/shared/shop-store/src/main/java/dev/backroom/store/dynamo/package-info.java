/** What every table needs: items and their fields, batches, attempts, parallel calls. */
@NullMarked
package dev.backroom.store.dynamo;

import org.jspecify.annotations.NullMarked;
