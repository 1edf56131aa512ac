"""What an order costs: price book, kinds of price, orders, quotes and comparisons."""
