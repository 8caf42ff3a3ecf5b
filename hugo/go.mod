module github.com/plenary-agenda/plenary/hugo

go 1.18
