package dev.usher.planted.bad.two;

import dev.usher.planted.bad.one.StockManager;
import org.jspecify.annotations.Nullable;

public class Circle {

    @Nullable StockManager back;
}
