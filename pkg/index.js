import{define as e,PlenaryAgenda as n}from"./element.js";e();export{n as PlenaryAgenda};
