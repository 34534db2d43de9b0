package dev.backroom.localcloud.print;

import dev.backroom.store.wave.WaveLabels.Missing;
import java.util.List;

/**
 * Labels in one document, in the order of packing. Its first page names who is missing, where anybody is.
 *
 * @param pdf for whoever prints it; it shows recipients
 * @param labels how many are in it
 * @param missing orders without all their labels, in the order of packing
 * @param ownCarrier how many orders have none because the seller brings the carrier
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LabelSheet(byte[] pdf, int labels, List<Missing> missing, int ownCarrier) {
    public LabelSheet {
        missing = List.copyOf(missing);
    }

    @Override
    public String toString() {
        return "LabelSheet[hidden]";
    }
}
