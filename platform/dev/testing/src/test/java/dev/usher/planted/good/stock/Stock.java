package dev.usher.planted.good.stock;

import org.springframework.stereotype.Service;

/** The front door of a feature may be public. */
@Service
public class Stock {

    public int left() {
        return 1;
    }
}
