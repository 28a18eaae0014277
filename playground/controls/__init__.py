"""What a visitor sets: the sidebar, the cards, the menus, and the widgets they are made of."""
